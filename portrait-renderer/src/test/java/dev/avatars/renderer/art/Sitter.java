package dev.avatars.renderer.art;

/**
 * A person who does not exist, in colors and shapes.
 *
 * @param skin the middle tone of the skin
 * @param shade the skin in shadow
 * @param blush what warms cheeks and nose
 * @param lips the lips
 * @param iris the eyes
 * @param hair the hair and the brows
 * @param head the shape of the head
 * @param brow how heavy the brows are, about 1
 * @param lash how long the lashes are, about 1
 */
record Sitter(
    Tint skin,
    Tint shade,
    Tint blush,
    Tint lips,
    Tint iris,
    Tint hair,
    HeadShape head,
    double brow,
    double lash) {}
