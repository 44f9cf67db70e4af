package dev.avatars.emulator.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatars.emulator.FalCall;
import dev.avatars.emulator.FalFault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FalEmulatorExtensionTest {
  private static final Set<URI> SHARED = new HashSet<>();
  private static final Set<URI> OWN = new HashSet<>();

  @RegisterExtension
  static final FalEmulatorExtension shared = FalEmulatorExtension.seeded(7).virtualClock();

  @RegisterExtension final FalEmulatorExtension own = FalEmulatorExtension.seeded(7).manualClock();

  @RepeatedTest(3)
  void aClassSharesOneEmulatorThatIsResetForEachTest() throws IOException, InterruptedException {
    SHARED.add(shared.uri());
    assertThat(SHARED).hasSize(1);
    assertThat(shared.journal().all()).isEmpty();
    assertThat(shared.emulator().pendingFaults()).isEmpty();
    shared.faults(FalFault.answer(503).before(FalCall.META).times(9));
    assertThat(meta(shared.uri())).isEqualTo(503);
    assertThat(shared.journal().count(FalCall.META)).isEqualTo(1);
  }

  @RepeatedTest(2)
  void aTestMayHaveOneOfItsOwn() throws IOException, InterruptedException {
    assertThat(OWN.add(own.uri()) || OWN.size() == 1).isTrue();
    assertThat(meta(own.uri())).isEqualTo(200);
    assertThat(own.clock().instant()).isEqualTo("2026-01-01T00:00:00Z");
  }

  @Test
  void outsideOfATestThereIsNone() {
    assertThatThrownBy(() -> FalEmulatorExtension.seeded(1).uri())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("@RegisterExtension");
  }

  private static int meta(URI emulator) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(emulator.resolve("/v1/meta")).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }
}
