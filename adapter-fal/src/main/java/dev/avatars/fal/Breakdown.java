package dev.avatars.fal;

import feign.FeignException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.function.Function;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * An exchange without an answer.
 *
 * @param reach how far the request came
 * @param pace whether a limit of time ended it
 * @param sentence what happened, without a final full stop
 */
record Breakdown(Reach reach, Pace pace, String sentence) implements Reply {
  /** Whether a limit of time was reached. */
  enum Pace {
    /** The line broke. */
    BROKE,
    /** A limit was reached. */
    LATE
  }

  /** How far a request came. */
  enum Reach {
    /** Provably not a byte of it left: no name, no connection, no TLS. */
    NOT_SENT,
    /** Nobody knows. */
    LOST
  }

  /** The breakdown that Feign reports. */
  static Breakdown of(FeignException broken) {
    return of(
        broken.getCause() instanceof IOException error
            ? error
            : new IOException("the answer is not HTTP"));
  }

  /** The breakdown that an error of the line means. */
  static Breakdown of(IOException error) {
    Pace pace = error instanceof SocketTimeoutException ? Pace.LATE : Pace.BROKE;
    return isBeforeSending(error)
        ? new Breakdown(Reach.NOT_SENT, pace, "fal was not reached: " + words(error))
        : new Breakdown(Reach.LOST, pace, "no answer came back: " + words(error));
  }

  boolean isLate() {
    return pace == Pace.LATE;
  }

  private static boolean isBeforeSending(IOException error) {
    return error instanceof ConnectException
        || error instanceof NoRouteToHostException
        || error instanceof UnknownHostException
        || error instanceof SSLHandshakeException
        || error instanceof SSLPeerUnverifiedException
        || error instanceof ForeignOriginException
        || error instanceof LoudWireException
        || (error instanceof SocketTimeoutException && saysConnect(error));
  }

  // The JDK has one exception for "Connect timed out" and "Read timed out".
  private static boolean saysConnect(IOException error) {
    return String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT).startsWith("connect");
  }

  private static String words(IOException error) {
    String message = String.valueOf(error.getMessage());
    return error instanceof UnknownHostException ? "no such host '" + message + "'" : message;
  }

  @Override
  public <T> T fold(Function<Answer, T> onAnswer, Function<Breakdown, T> onBreakdown) {
    return onBreakdown.apply(this);
  }
}
