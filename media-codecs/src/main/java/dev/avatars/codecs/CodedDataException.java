package dev.avatars.codecs;

/**
 * Says that a coded packet contradicts its own format: a code that does not exist, a length that
 * leads out of the packet, a value the standard forbids.
 *
 * <p>Decoders throw it while they take a packet apart; whoever feeds them packets catches it once
 * per packet and goes on with the next. It carries no stack trace, because a file of noise raises
 * one for every packet.
 */
public final class CodedDataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An exception that says what was found, and what is allowed where that is not obvious. */
  public CodedDataException(String message) {
    super(message, null, false, false);
  }

  /** An exception that says which complaint of a decoder it stands for. */
  public CodedDataException(String message, Throwable cause) {
    super(message, cause, false, false);
  }
}
