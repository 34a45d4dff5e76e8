//! The server as a process: where it is found, what it lets in, how it ends.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

struct Server {
    child: Child,
    address: SocketAddr,
}

impl Server {
    fn start(folder: &std::path::Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_nusqa"))
            .args(["serve", "--port", "0", "--today", "2023-09-20", "--quiet", "--corpus"])
            .arg(folder)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("http://").and_then(|a| a.strip_suffix('/')).unwrap().parse().unwrap();
        Server { child, address }
    }

    fn send(&self, bytes: &str) -> String {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream.write_all(bytes.as_bytes()).unwrap();
        let mut out = Vec::new();
        let _ = stream.read_to_end(&mut out);
        String::from_utf8_lossy(&out).into_owned()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The repository's corpus where derived data may be written beside it.
fn folder(name: &str) -> std::path::PathBuf {
    let root = std::env::temp_dir().join(format!("nusqa-it-{}-{name}", std::process::id())).join("corpus");
    std::fs::create_dir_all(root.join("acts")).unwrap();
    let from = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    for file in ["manifest.toml", "facts.toml", "acts/resolution-361.kk.txt", "acts/order-11-1-4-730.kk.txt"] {
        std::fs::copy(from.join(file), root.join(file)).unwrap();
    }
    root
}

#[test]
fn the_address_is_printed_and_only_loopback_is_listened_to() {
    let folder = folder("address");
    let server = Server::start(&folder);
    assert!(server.address.ip().is_loopback() && server.address.port() != 0);
    let page = server.send("GET /?lang=en HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assert!(page.starts_with("HTTP/1.1 200 OK") && page.contains("content-security-policy") && page.ends_with("</html>"), "{page}");
    let stranger = server.send("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
    assert!(stranger.starts_with("HTTP/1.1 421"), "{stranger}");
    drop(server);
    let _ = std::fs::remove_dir_all(folder.parent().unwrap());
}

#[test]
fn what_is_no_request_ends_only_its_own_connection() {
    let folder = folder("odd");
    let server = Server::start(&folder);
    let long = "a".repeat(200_000);
    for odd in [
        "\r\n\r\n\u{0}\u{1}\u{2}".to_string(),
        "GET / HTTP/9.9\r\n\r\n".to_string(),
        format!("GET /{long} HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        format!("GET / HTTP/1.1\r\nHost: localhost\r\nX: {long}\r\n\r\n"),
        "POST /cases HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: \
         5\r\n\r\nabcde"
            .to_string(),
        "GET /%ff%fe/%00?lang=%ff HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".to_string(),
    ] {
        let answer = server.send(&odd);
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 4"), "{answer}");
    }
    let page = server.send("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assert!(page.starts_with("HTTP/1.1 200"));
    drop(server);
    let _ = std::fs::remove_dir_all(folder.parent().unwrap());
}

#[cfg(unix)]
#[test]
fn it_stops_when_it_is_asked_to() {
    let folder = folder("stop");
    for signal in ["-INT", "-TERM"] {
        let mut server = Server::start(&folder);
        // A connection kept open does not keep the server.
        let _kept = TcpStream::connect(server.address).unwrap();
        assert!(Command::new("kill").args([signal, &server.child.id().to_string()]).status().unwrap().success());
        assert_eq!(server.child.wait().unwrap().code(), Some(0), "{signal}");
        assert!(TcpStream::connect(server.address).is_err());
    }
    let _ = std::fs::remove_dir_all(folder.parent().unwrap());
}

#[test]
fn a_port_in_use_is_said_with_the_way_out() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let folder = folder("port");
    let run = Command::new(env!("CARGO_BIN_EXE_nusqa"))
        .args(["serve", "--lang", "en", "--port", &port, "--corpus"])
        .arg(&folder)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.code() == Some(2) && said.contains("--port"), "{said}");
    let _ = std::fs::remove_dir_all(folder.parent().unwrap());
}
