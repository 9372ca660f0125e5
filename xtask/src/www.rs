//! `cargo xtask www`: the demo page, served from this machine.

use crate::setup::{self, call, node};
use crate::{Outcome, build};

/// Builds the module and serves `www/` with the content modules and the module; `--port N`, 8080 by default.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let port = match arguments {
        [] => "8080",
        [option, port] if option == "--port" && port.parse::<u16>().is_ok() => port.as_str(),
        _ => return Err("www takes nothing but --port NUMBER".to_owned()),
    };
    setup::wasm_target()?;
    setup::npm()?;
    build::module()?;
    call(node().arg("xtask/www.mjs").arg(port))
}
