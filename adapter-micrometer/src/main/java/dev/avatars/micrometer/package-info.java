/** Meters for whoever watches a studio from outside, by Micrometer. */
@NullMarked
package dev.avatars.micrometer;

import org.jspecify.annotations.NullMarked;
