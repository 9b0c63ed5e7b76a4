package dev.roster.org;

/** Who may create orgs ({@code ROSTER_ORG_CREATION}). */
public enum OrgCreation {
  /** Admins of the Slack workspace or Discord server, everyone in the playground. */
  CHAT_ADMINS,
  /** Anyone who is not a guest. */
  ANYONE,
  /** Only the people who run this Roster. */
  PLATFORM_ADMINS
}
