/**
 * The contract of each port as an abstract JUnit class: extend it, hand over your implementation,
 * and its tests prove every numbered promise. Samples and a settable clock for tests live here too.
 */
@NullMarked
package dev.avatars.ports.tck;

import org.jspecify.annotations.NullMarked;
