/** Proves what files of batches say and refuse. */
@NullMarked
package dev.avatars.batch;

import org.jspecify.annotations.NullMarked;
