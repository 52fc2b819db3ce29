//! Deliveries, read by the generated verifiers.
