package dev.avatars.renderer.art;

/**
 * A head without ears and hair.
 *
 * @param outline its outline, symmetric about the middle of the canvas
 */
record HeadShape(Outline outline) {
  static final HeadShape OVAL =
      new HeadShape(
          Outline.through(
              500, 205, 592, 222, 660, 290, 681, 390, 678, 480, 656, 562, 620, 636, 560, 690, 500,
              708, 440, 690, 380, 636, 344, 562, 322, 480, 319, 390, 340, 290, 408, 222));

  static final HeadShape BROAD =
      new HeadShape(
          Outline.through(
              500, 205, 592, 222, 660, 290, 681, 390, 678, 480, 656, 562, 632, 636, 560, 690, 500,
              708, 440, 690, 368, 636, 344, 562, 322, 480, 319, 390, 340, 290, 408, 222));
}
