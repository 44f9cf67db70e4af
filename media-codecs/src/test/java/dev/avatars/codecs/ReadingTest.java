package dev.avatars.codecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ReadingTest {
  @Test
  void whatWasFoundIsReadOn() throws IOException {
    Reading<Integer> reading = Reading.of("seven").then(text -> Reading.of(text.length()));

    assertThat(reading.<Object>fold(length -> length, Refusal::found)).isEqualTo(5);
  }

  @Test
  void aRefusalStaysWhatItIs() throws IOException {
    Reading<Integer> reading =
        Reading.<String>refused("nothing", "something").then(text -> Reading.of(text.length()));

    assertThat(reading.<Object>fold(length -> length, Refusal::found)).isEqualTo("nothing");
  }
}
