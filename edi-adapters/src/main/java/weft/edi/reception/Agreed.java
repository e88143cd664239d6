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
 * What was agreed about a sender's envelopes to one receiver: by their partnership where the
 * envelope names a party, by all of the sender's where it names the hub.
 *
 * @param profiles that count; none where the two agreed on nothing
 */
public record Agreed(List<Profile> profiles) {

  /**
   * Asks the directory.
   *
   * @param receiver our party code, else the address as EDI gives it
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

  /** The most eager policy; on request where there is none. */
  Profile.Acknowledgement acknowledgement() {
    return profiles.stream()
        .map(Profile::acknowledgement)
        .max(Enum::compareTo)
        .orElse(Profile.Acknowledgement.REQUESTED);
  }

  /** The syntax version of CONTRL, where all of them name the same; null: that of the incoming. */
  public @Nullable Integer contrlVersion() {
    List<Integer> named = named(EnvelopeRules::contrlVersion).distinct().toList();
    return named.size() == 1 ? named.getFirst() : null;
  }

  /** The most of what all of them name; null: a reference is used once for ever. */
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
