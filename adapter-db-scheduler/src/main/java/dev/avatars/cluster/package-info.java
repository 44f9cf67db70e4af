/**
 * Many machines that work on one store: db-scheduler on PostgreSQL tells whose turn each job is.
 */
@NullMarked
package dev.avatars.cluster;

import org.jspecify.annotations.NullMarked;
