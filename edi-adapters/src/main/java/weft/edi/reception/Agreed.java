package weft.edi.reception;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.party.EdiRules.EnvelopeRules;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyDirectory;
import weft.party.Profile;

/**
 * The agreements for a sender's envelopes to one receiver: of their partnership if the envelope
 * names a party, of all the sender's partnerships if it names the hub.
 *
 * @param profiles the profiles that apply; empty if there is no agreement
 */
public record Agreed(List<Profile> profiles) {

  /**
   * Reads the agreements from the directory.
   *
   * @param receiver the hub's party code, otherwise the address in the envelope
   */
  public static Agreed of(PartyDirectory directory, PartyCode sender, String receiver) {
    if (receiver.equals(Reception.HUB)) return new Agreed(directory.profiles(sender));
    return new Agreed(
        directory.named(receiver).flatMap(it -> between(directory, sender, it)).stream().toList());
  }

  private static Optional<Profile> between(
      PartyDirectory directory, PartyCode one, PartyCode other) {
    return directory
        .profile(new Partnership(one, other))
        .or(() -> directory.profile(new Partnership(other, one)));
  }

  /** Returns the policy with the most acknowledgements; REQUESTED if there is none. */
  Profile.Acknowledgement acknowledgement() {
    return profiles.stream()
        .map(Profile::acknowledgement)
        .max(Enum::compareTo)
        .orElse(Profile.Acknowledgement.REQUESTED);
  }

  /**
   * Returns the syntax version of CONTRL if all profiles name the same one; null for the version of
   * the interchange received.
   */
  public @Nullable Integer contrlVersion() {
    List<Integer> named = named(EnvelopeRules::contrlVersion).distinct().toList();
    return named.size() == 1 ? named.getFirst() : null;
  }

  /**
   * Returns the longest period if all profiles state one; null if a reference is used only once.
   */
  @Nullable Integer referencesRecurAfterDays() {
    List<Integer> named = named(EnvelopeRules::referencesRecurAfterDays).toList();
    return named.isEmpty() || named.size() < profiles.size()
        ? null
        : named.stream().max(Integer::compareTo).orElseThrow();
  }

  private Stream<Integer> named(Function<EnvelopeRules, @Nullable Integer> rule) {
    return profiles.stream().map(it -> rule.apply(it.rules().envelope())).filter(Objects::nonNull);
  }
}
