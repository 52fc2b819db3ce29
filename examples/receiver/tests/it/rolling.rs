//! Two receivers on one database, as during a rolling restart.

use conversation_apis_receiver::worker::counts;

use crate::harness::{Setup, count, free_port};
use crate::vendor::{Campaign, Vendor};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_receivers_on_one_database_store_and_process_once() {
    let setup = Setup::new();
    // Both create the database.
    let (old, new) = tokio::join!(setup.start(), setup.start_on(free_port()));
    let vendor = Vendor::new("partoo");
    let events = vendor.events(300);
    // The same events to both, in different orders.
    let first = Campaign::new(vendor.clone(), old.base.clone(), &events, 1);
    let second = Campaign::new(vendor, new.base.clone(), &events, 2);
    let sent = tokio::join!(
        tokio::spawn(first.deliver()),
        tokio::spawn(second.deliver())
    );
    sent.0.unwrap();
    sent.1.unwrap();

    old.terminate();
    assert!(old.ended().await);
    let connection = setup.processed().await;
    assert_eq!(counts(&connection).unwrap(), [("done".to_owned(), 300)]);
    assert_eq!(count(&connection, "true"), 300);
    let sql = "SELECT count(*), sum(events), min(version) FROM messages";
    let row = connection.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)));
    assert_eq!(row.unwrap(), (150, 300, "3".to_owned()));
}
