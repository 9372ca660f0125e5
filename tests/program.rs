//! The native program: what it cannot use is refused in one line, with status 2.

use std::io::Write;
use std::process::{Command, Stdio};

/// Gives a command these bytes on standard input; its status and what it says on standard error.
fn refused(arguments: &[&str], input: &[u8]) -> (Option<i32>, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_newsgloss"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // A program that refuses its arguments does not read on.
    _ = child.stdin.take().expect("a pipe").write_all(input);
    let output = child.wait_with_output().expect("the program ends");
    (output.status.code(), String::from_utf8(output.stderr).expect("UTF-8"))
}

#[test]
fn what_is_no_page_is_refused() {
    for input in [&b""[..], b"\x1f\x8b\x08<p>", b"%PDF-1.7", b"PK\x03\x04", b"\x89PNG\r\n", b"\0\0\0\0"] {
        let (status, message) = refused(&["annotate", "-"], input);
        assert_eq!(status, Some(2), "{input:?}");
        assert!(message.starts_with("newsgloss: -: ") && message.lines().count() == 1, "{message}");
    }
}

#[test]
fn what_is_no_command_is_refused() {
    for arguments in [
        &["anotate", "-"][..],
        &["annotate"],
        &["annotate", "--published", "soon", "-"],
        &["clean", "--level", "all", "-"],
    ] {
        let (status, message) = refused(arguments, b"<p>A page.</p>");
        assert_eq!(status, Some(2), "{arguments:?}");
        assert!(message.starts_with("newsgloss: "), "{message}");
    }
}

#[test]
fn a_reader_may_stop_early() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_newsgloss"))
        .args(["annotate", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    child.stdin.take().expect("a pipe").write_all(b"Ada Roe paid $5.").expect("the text is read");
    let output = child.wait_with_output().expect("the program ends");
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
}
