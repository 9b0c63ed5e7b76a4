package dev.roster.org;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What the card of an org says of its e-mail domains. The feature that knows them stands above orgs
 * and gives this.
 */
@FunctionalInterface
public interface ShownDomains {

  /** A few words each, such as {@code acme.com (proven)}. */
  List<String> of(Handle sql, UUID org);
}
