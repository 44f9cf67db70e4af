package dev.avatars.emulator;

import java.util.function.Function;

/**
 * Where a call goes.
 *
 * @param call what kind of call it is
 * @param need what the caller needs
 * @param desk who answers it
 */
record Route(FalCall call, Gatekeeper.Need need, Function<Incoming, HttpAnswer> desk) {}
