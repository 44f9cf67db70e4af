package dev.avatars.renderer.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PlaneWarpTest {
  private static final int STRIDE = 64;
  private static final int ROW = 12;
  private static final int CELL = 3;

  @Test
  void everySixteenthOfASampleIsInterpolatedBilinearly() {
    byte[] from = new byte[STRIDE * 32];
    new Random(8).nextBytes(from);
    for (int right = -40; right <= 40; right++) {
      for (int down = -20; down <= 20; down++) {
        byte[] to = new byte[from.length];
        warp(from, to, right, down);
        assertCell(from, to, right, down);
      }
    }
  }

  @Test
  void white255StaysWhiteAndNothingElseIsPainted() {
    byte[] from = new byte[STRIDE * 32];
    Arrays.fill(from, (byte) 255);
    byte[] to = new byte[from.length];

    warp(from, to, 7, 9);

    for (int i = 0; i < to.length; i++) {
      boolean painted = i / STRIDE == ROW && i % STRIDE / PlaneWarp.CELL == CELL;
      assertThat(to[i]).isEqualTo((byte) (painted ? 255 : 0));
    }
  }

  private static void warp(byte[] from, byte[] to, int right, int down) {
    int[] rights = {0, 0, 0, right};
    int[] downs = {0, 0, 0, down};
    new PlaneWarp(from, to, STRIDE).paint(ROW, CELL, CELL + 1, rights, downs);
  }

  private static void assertCell(byte[] from, byte[] to, int right, int down) {
    for (int x = CELL * PlaneWarp.CELL; x < (CELL + 1) * PlaneWarp.CELL; x++) {
      int expected = between(from, x * 16 - right, ROW * 16 - down);
      assertThat(to[ROW * STRIDE + x] & 0xFF).isEqualTo(expected);
    }
  }

  private static int between(byte[] from, int x, int y) {
    int at = (y >> 4) * STRIDE + (x >> 4);
    int upper = (from[at] & 0xFF) * (16 - (x & 15)) + (from[at + 1] & 0xFF) * (x & 15);
    int below = at + STRIDE;
    int lower = (from[below] & 0xFF) * (16 - (x & 15)) + (from[below + 1] & 0xFF) * (x & 15);
    return (upper * (16 - (y & 15)) + lower * (y & 15) + 128) >> 8;
  }
}
