package dev.avatars.emulator;

import static java.util.Objects.requireNonNull;

import java.net.URI;

/**
 * The lines that point fal's clients at an emulator, to be pasted into a shell or a program.
 *
 * @param uri where the emulator is reached
 */
public record ClientLines(URI uri) {
  /** A key as good as any. */
  public static final String KEY = "emulator:local";

  public ClientLines {
    requireNonNull(uri, "uri");
  }

  /** For a shell: a key, and where our own adapter finds the emulator. */
  public String shell() {
    return "export FAL_KEY=" + KEY + "\nexport FAL_BASE_URL=" + uri + "\n";
  }

  /** For {@code @fal-ai/client}. */
  public String javaScript() {
    return "fal.config({ credentials: \""
        + KEY
        + "\", proxyUrl: { url: \""
        + uri
        + "/proxy\", when: \"always\" } });\n";
  }

  /** For {@code fal_client}: its hosts are https unless they are set in the program. */
  public String python() {
    return "import fal_client.client as c\n"
        + ("c.RUN_URL_FORMAT = \"" + uri + "/run/\"\n")
        + ("c.QUEUE_URL_FORMAT = \"" + uri + "/queue/\"\n")
        + ("c.REST_URL = \"" + uri + "/rest\"\n")
        + ("c.CDN_URL = \"" + uri + "/cdn\"\n");
  }

  /** For {@code ai.fal.client:fal-client}. */
  public String java() {
    return "ClientConfig.builder().withCredentials(CredentialsResolver.fromApiKey(\""
        + KEY
        + "\")).withProxyUrl(\""
        + uri
        + "/proxy\").build();\n";
  }

  /** All of them, each under a comment that says whose they are. */
  @Override
  public String toString() {
    return "# shell\n"
        + shell()
        + "// JavaScript (@fal-ai/client)\n"
        + javaScript()
        + "# Python (fal_client)\n"
        + python()
        + "// Java (ai.fal.client:fal-client)\n"
        + java();
  }
}
