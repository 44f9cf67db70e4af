/** Many machines on one store, and what becomes of the jobs when machines go. */
@NullMarked
package dev.avatars.cluster;

import org.jspecify.annotations.NullMarked;
