/**
 * The doors to the outside: providers, stores, media and time. Each promise has a number that its
 * contract test carries.
 */
@NullMarked
package dev.avatars.ports;

import org.jspecify.annotations.NullMarked;
