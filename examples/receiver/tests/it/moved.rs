//! The database file disappears, or cannot be used.

use reqwest::StatusCode;

use crate::harness::{Setup, client, count};
use crate::vendor::Vendor;

#[cfg(unix)]
#[tokio::test]
async fn nothing_is_accepted_into_a_deleted_database() {
    let setup = Setup::new();
    let receiver = setup.start().await;
    let (vendor, client) = (Vendor::new("partoo"), client());
    let send = |base: String, message| {
        let (vendor, client) = (vendor.clone(), client.clone());
        async move {
            let event = vendor.event(message, false);
            vendor.send(&client, &base, &event).await.unwrap()
        }
    };
    assert_eq!(send(receiver.base.clone(), 1).await, StatusCode::OK);
    for file in ["receiver.db", "receiver.db-wal", "receiver.db-shm"] {
        std::fs::remove_file(setup.folder.path().join(file)).unwrap();
    }
    let status = send(receiver.base.clone(), 2).await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    // The exit code is not 0, so that a supervisor starts the receiver again.
    assert!(!receiver.ended().await);
    assert!(setup.log().contains("deleted or replaced"));

    let receiver = setup.start().await;
    assert_eq!(send(receiver.base.clone(), 2).await, StatusCode::OK);
    assert_eq!(count(&setup.open(), "true"), 1);
}

#[test]
fn the_error_of_a_database_that_cannot_be_used_names_its_path() {
    let setup = Setup::new();
    std::fs::write(setup.database(), [b'x'; 8_192]).unwrap();
    for command in ["serve", "status", "reprocess"] {
        let mut receiver = setup.command(0);
        assert!(!receiver.arg(command).status().unwrap().success());
    }
    let expected = format!(
        "error: RECEIVER_DATABASE cannot be used: {}: file is not a database\n",
        setup.database().display()
    );
    assert_eq!(setup.log(), expected.repeat(3));
}
