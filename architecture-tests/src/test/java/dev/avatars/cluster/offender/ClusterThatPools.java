package dev.avatars.cluster.offender;

import com.zaxxer.hikari.HikariDataSource;

/** Offends: databases and their pools stay in the store; the cluster takes what it is given. */
interface ClusterThatPools {
  HikariDataSource connections();
}
