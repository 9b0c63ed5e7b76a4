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
  INBOX_USE("inbox.use", "use the inbox"),
  INFERENCE_USE("inference.use", "use the AI", true),
  AGENTS_LAUNCH("agents.launch", "launch agents", true),
  AGENTS_CONFIGURE("agents.configure", "configure agents"),
  SKILLS_MANAGE("skills.manage", "manage skills"),
  AUTOMATIONS_VIEW("automations.view", "see automations"),
  AUTOMATIONS_EDIT("automations.edit", "edit automations"),
  GATEWAY_CONFIGURE("gateway.configure", "configure the gateway"),
  DLP_MANAGE("dlp.manage", "manage data protection"),
  USAGE_VIEW_OWN("usage.view_own", "see their own usage"),
  USAGE_VIEW_ALL("usage.view_all", "see everybody's usage"),
  KEYS_CREATE("keys.create", "create API keys"),
  KEYS_MANAGE("keys.manage", "manage others' API keys"),
  KEYS_SERVICE("keys.service", "create keys for the whole org"),
  INVITE_CREATE("invite.create", "invite people"),
  MEMBER_LIST("member.list", "see who is in the org"),
  MEMBER_EDIT("member.edit", "edit names"),
  MEMBER_CHANGE_ROLE("member.change_role", "change roles"),
  MEMBER_SUSPEND("member.suspend", "suspend people"),
  MEMBER_REMOVE("member.remove", "remove people"),
  MEMBER_TIER("member.tier", "set tiers"),
  MEMBER_LIMIT("member.limit", "limit credits"),
  MEMBER_EXPORT("member.export", "export the members"),
  TEAM_CREATE("team.create", "make teams"),
  TEAM_MANAGE("team.manage", "manage all teams"),
  UPGRADE_REQUEST("upgrade.request", "ask for Pro"),
  UPGRADE_APPROVE("upgrade.approve", "decide on requests for Pro"),
  REVIEW_MANAGE("review.manage", "run reviews"),
  AUDIT_VIEW("audit.view", "read the audit"),
  SETTINGS_MANAGE("settings.manage", "change the org's settings"),
  ORG_POLICY_RIGHTS("org.policy_rights", "change the rules on rights"),
  LICENSING_MANAGE("licensing.manage", "manage licences"),
  BILLING_MANAGE("billing.manage", "manage billing"),
  ORG_TRANSFER("org.transfer", "pass the org on"),
  ORG_DELETE("org.delete", "delete the org");

  private static final Map<String, Permission> BY_WORD =
      Arrays.stream(values()).collect(Collectors.toMap(Permission::word, Function.identity()));

  private final String word;
  private final String deed;
  private final boolean spends;

  Permission(String word, String deed) {
    this(word, deed, false);
  }

  Permission(String word, String deed, boolean spends) {
    this.word = word;
    this.deed = deed;
    this.spends = spends;
  }

  /** What it lets people do, for sentences such as "They can also ...". */
  public String deed() {
    return deed;
  }

  /** Whether doing it costs credits, so that it waits while none are left (D43). */
  public boolean spendsCredits() {
    return spends;
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
