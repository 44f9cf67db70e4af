/** The durable stores, proven. */
@NullMarked
package dev.avatars.jdbc;

import org.jspecify.annotations.NullMarked;
