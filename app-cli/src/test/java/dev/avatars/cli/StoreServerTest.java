package dev.avatars.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The setting {@code store}. */
class StoreServerTest {
  private static final String SECRET = "hush-4714";

  @TempDir Path folder;

  @Test
  void withoutItThereIsAFileOfOnesOwn() {
    assertThat(Configuration.of(Desk.in(folder).surroundings()).data().server()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db/avatars",
        "jdbc:postgresql://db.example:5433,[::1]:5432/avatars?sslmode=verify-full"
      })
  void anAddressStandsAsItIsWritten(String address) {
    Desk desk =
        Desk.in(folder).variable("AVATAR_STORE", address).variable(StoreServer.USER, "anna");

    assertThat(Configuration.of(desk.surroundings()).data().server().orElseThrow().url())
        .isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db/avatars?password=" + SECRET,
        "jdbc:postgresql://db/avatars?ssl=true&PASSWORD=" + SECRET,
        "jdbc:postgresql://db/avatars?sslpassword=" + SECRET,
        "jdbc:postgresql://db/avatars?user=" + SECRET,
        "jdbc:postgresql://anna:" + SECRET + "@db/avatars",
        "postgres://anna:" + SECRET + "@db/avatars"
      })
  @DisplayName("P16 a password in the address is refused and not repeated")
  void aPasswordInTheAddressIsRefusedAndNotRepeated(String address) {
    Desk desk =
        Desk.in(folder).variable("AVATAR_STORE", address).variable(StoreServer.USER, "anna");

    Outcome refused = desk.run("jobs", "list");
    Outcome doctor = desk.run("doctor");

    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.err())
        .contains("store: found a user or a password in the address")
        .contains("AVATAR_STORE_PASSWORD in the environment (from environment AVATAR_STORE)");
    assertThat(doctor.code()).isEqualTo(3);
    assertThat(refused.out() + refused.err() + doctor.out() + doctor.err()).doesNotContain(SECRET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"avatars.db", "jdbc:mysql://db/avatars", "jdbc:postgresql:avatars", SECRET})
  void whatIsNoAddressIsRefusedAndNotRepeated(String address) {
    Outcome refused = Desk.in(folder).variable("AVATAR_STORE", address).run("ledger");

    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.err())
        .contains("store: found no address of a server; allowed: jdbc:postgresql://host/database")
        .doesNotContain(SECRET);
  }

  @Test
  void withoutAUserItIsRefused() {
    Outcome refused =
        Desk.in(folder).variable("AVATAR_STORE", "jdbc:postgresql://db/avatars").run("worker");

    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.err()).contains("store: found no user; allowed: AVATAR_STORE_USER=<name>");
  }

  @Test
  void theFileMayNameTheServerAndNeverThePassword() {
    Desk desk = Desk.in(folder).configured("store = jdbc:postgresql://localhost:1/avatars");
    desk.variable(StoreServer.USER, "anna").variable(StoreServer.PASSWORD, SECRET);

    Outcome doctor = desk.terminals("out").run("doctor");

    assertThat(doctor.code()).isEqualTo(3);
    assertThat(doctor.out())
        .contains("jdbc:postgresql://localhost:1/avatars (file ")
        .contains("the store jdbc:postgresql://localhost:1/avatars as anna cannot be reached")
        .contains("all machines have to share it")
        .doesNotContain(SECRET);
  }
}
