/** What the programs of an org ask of Roster: commands through the engine, and what they read. */
@NullMarked
package dev.roster.service;

import org.jspecify.annotations.NullMarked;
