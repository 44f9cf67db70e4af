package dev.avatars.domain.request;

import dev.avatars.domain.failure.Violation;
import java.util.List;
import java.util.stream.Collectors;

/** A request that its model would refuse, with every reason at once. */
public final class InvalidRequestException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final transient List<Violation> violations;

  /** For one violation or more. */
  public InvalidRequestException(List<Violation> violations) {
    super(violations.stream().map(Violation::toString).collect(Collectors.joining("\n")));
    this.violations = List.copyOf(violations);
  }

  /** Every reason. */
  public List<Violation> violations() {
    return violations;
  }
}
