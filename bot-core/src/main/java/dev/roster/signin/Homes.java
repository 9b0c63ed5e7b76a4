package dev.roster.signin;

import dev.roster.chat.Account;
import dev.roster.platform.ChatPlatform;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.Platforms;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whether an account is in the workspace that the configuration names, so that whoever runs this
 * Roster vouches for its addresses. Says no when unsure.
 */
public final class Homes implements Predicate<Account> {

  private final Platforms platforms;

  /** Wires it. */
  public Homes(Platforms platforms) {
    this.platforms = platforms;
  }

  @Override
  public boolean test(Account account) {
    Optional<ChatPlatform> platform = platforms.find(account.platform());
    try {
      return platform.isPresent() && platform.get().isHome(account.tenant());
    } catch (DeliveryException platformIsSilent) {
      return false;
    }
  }
}
