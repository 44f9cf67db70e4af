package dev.avatars.renderer.scene;

/**
 * Capitals, digits and a few signs, 5 pixels wide and 7 high, so that no font of the machine is
 * needed and every machine draws the same. Characters it does not know become blanks.
 */
final class BitmapFont {
  /** The height of a character in pixels. */
  static final int HEIGHT = 7;

  private static final int ADVANCE = 6;
  private static final String CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -:.";

  /** Seven rows of two hexadecimal digits each, the leftmost pixel in bit 4. */
  private static final String[] ROWS = {
    "0E11111F111111",
    "1E11111E11111E",
    "0E11101010110E",
    "1E11111111111E",
    "1F10101E10101F",
    "1F10101E101010",
    "0E11101711110F",
    "1111111F111111",
    "0E04040404040E",
    "0702020202120C",
    "11121418141211",
    "1010101010101F",
    "111B1515111111",
    "11191513111111",
    "0E11111111110E",
    "1E11111E101010",
    "0E11111115120D",
    "1E11111E141211",
    "0F10100E01011E",
    "1F040404040404",
    "1111111111110E",
    "11111111110A04",
    "11111115151B11",
    "11110A040A1111",
    "11110A04040404",
    "1F01020408101F",
    "0E11131519110E",
    "040C040404040E",
    "0E11010204081F",
    "1F02040201110E",
    "02060A121F0202",
    "1F101E0101110E",
    "0608101E11110E",
    "1F010204080808",
    "0E11110E11110E",
    "0E11110F01020C",
    "00000000000000",
    "0000001F000000",
    "000C0C000C0C00",
    "000000000C0C00"
  };

  private BitmapFont() {}

  /** The width of a text in pixels. */
  static int width(String text) {
    return Math.max(0, text.length() * ADVANCE - 1);
  }

  /** Whether a text has ink at a pixel; (0, 0) is its upper left corner. */
  static boolean inked(String text, int x, int y) {
    int place = Math.floorDiv(x, ADVANCE);
    int column = Math.floorMod(x, ADVANCE);
    if (place < 0 || place >= text.length() || column >= ADVANCE - 1 || y < 0 || y >= HEIGHT) {
      return false;
    }
    int row = Integer.parseInt(rows(text.charAt(place)).substring(2 * y, 2 * y + 2), 16);
    return (row >> (4 - column) & 1) != 0;
  }

  private static String rows(char character) {
    int index = CHARACTERS.indexOf(upperCase(character));
    return ROWS[index < 0 ? CHARACTERS.indexOf(' ') : index];
  }

  /** ASCII alone: the rules of a locale must not change the picture. */
  private static char upperCase(char character) {
    return character >= 'a' && character <= 'z' ? (char) (character - 'a' + 'A') : character;
  }
}
