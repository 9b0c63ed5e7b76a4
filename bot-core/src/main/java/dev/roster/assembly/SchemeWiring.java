package dev.roster.assembly;

import dev.roster.command.Feature;
import dev.roster.invite.InviteFeature;
import dev.roster.scheme.ChangeScheme;
import java.util.List;

/** Moves of an org to another scheme. */
final class SchemeWiring {

  private SchemeWiring() {}

  static Feature wire(Ground ground, KeyWiring keys, InviteFeature invite) {
    return Feature.of(
        List.of(
            ChangeScheme.declare(ground.schemes, ground.orgs, invite, keys.ends, ground.notices)));
  }
}
