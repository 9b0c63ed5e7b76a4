package dev.roster.access;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a role may hold, by the names of design.md, "Rights (contract)". Which role holds which is
 * data ({@link Scheme}); adding one here is adding a word that roles can then hold.
 */
public enum Permission {
  INBOX_USE("inbox.use"),
  INFERENCE_USE("inference.use"),
  AGENTS_LAUNCH("agents.launch"),
  AGENTS_CONFIGURE("agents.configure"),
  SKILLS_MANAGE("skills.manage"),
  AUTOMATIONS_VIEW("automations.view"),
  AUTOMATIONS_EDIT("automations.edit"),
  GATEWAY_CONFIGURE("gateway.configure"),
  DLP_MANAGE("dlp.manage"),
  USAGE_VIEW_OWN("usage.view_own"),
  USAGE_VIEW_ALL("usage.view_all"),
  KEYS_CREATE("keys.create"),
  KEYS_MANAGE("keys.manage"),
  KEYS_SERVICE("keys.service"),
  INVITE_CREATE("invite.create"),
  MEMBER_LIST("member.list"),
  MEMBER_EDIT("member.edit"),
  MEMBER_CHANGE_ROLE("member.change_role"),
  MEMBER_SUSPEND("member.suspend"),
  MEMBER_REMOVE("member.remove"),
  MEMBER_TIER("member.tier"),
  MEMBER_LIMIT("member.limit"),
  MEMBER_EXPORT("member.export"),
  TEAM_CREATE("team.create"),
  TEAM_MANAGE("team.manage"),
  UPGRADE_REQUEST("upgrade.request"),
  UPGRADE_APPROVE("upgrade.approve"),
  REVIEW_MANAGE("review.manage"),
  AUDIT_VIEW("audit.view"),
  SETTINGS_MANAGE("settings.manage"),
  ORG_POLICY_RIGHTS("org.policy_rights"),
  LICENSING_MANAGE("licensing.manage"),
  BILLING_MANAGE("billing.manage"),
  ORG_TRANSFER("org.transfer"),
  ORG_DELETE("org.delete");

  private static final Map<String, Permission> BY_WORD =
      Arrays.stream(values()).collect(Collectors.toMap(Permission::word, Function.identity()));

  private final String word;

  Permission(String word) {
    this.word = word;
  }

  /** The name of the contract, such as {@code member.change_role}. */
  public String word() {
    return word;
  }

  /** The permission of that name; empty for any other word. */
  public static Optional<Permission> of(String word) {
    return Optional.ofNullable(BY_WORD.get(word));
  }
}
