//! Ctrl-C while files are written.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::sync_channel;
use std::thread;

/// Notices Ctrl-C. It no longer ends the process, so what was begun can be undone.
pub struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Notices Ctrl-C from now on.
    ///
    /// # Errors
    ///
    /// If the operating system refuses.
    pub fn watch() -> io::Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let pressed = Arc::new(AtomicBool::new(false));
        let seen = Arc::clone(&pressed);
        let (ready, is_ready) = sync_channel(1);
        thread::spawn(move || {
            runtime.block_on(async {
                let watching = async {
                    let _ = ready.send(());
                    std::future::pending().await
                };
                tokio::select! {
                    // The first poll starts to listen.
                    biased;
                    signal = tokio::signal::ctrl_c() => seen.store(signal.is_ok(), Ordering::SeqCst),
                    () = watching => {}
                }
            });
        });
        is_ready.recv().map_err(io::Error::other)?;
        Ok(Self(pressed))
    }

    /// Whether to go on.
    ///
    /// # Errors
    ///
    /// If Ctrl-C was pressed.
    pub fn check(&self) -> io::Result<()> {
        match self.0.load(Ordering::SeqCst) {
            true => Err(io::Error::other("stopped by Ctrl-C")),
            false => Ok(()),
        }
    }
}
