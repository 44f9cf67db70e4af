package dev.avatars.ports.tck;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The one rule that a lawless implementation breaks. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Breaks {
  /** The number of the rule, such as {@code P-2}. */
  String value();
}
