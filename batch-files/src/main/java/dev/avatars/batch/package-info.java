/** Manifests and journals of batches as files: CSV and JSON Lines. */
@NullMarked
package dev.avatars.batch;

import org.jspecify.annotations.NullMarked;
