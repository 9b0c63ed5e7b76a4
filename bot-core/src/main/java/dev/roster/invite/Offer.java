package dev.roster.invite;

import dev.roster.access.Role;
import dev.roster.team.Team;
import java.util.Optional;

/**
 * What an invitation offers.
 *
 * @param role what whoever accepts becomes
 * @param team which team they join too
 * @param message a few words that the invitation carries
 */
record Offer(Role role, Optional<Team> team, Optional<String> message) {}
