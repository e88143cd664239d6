package weft.party;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds parties, sites and agreements by the identifiers that EDI uses. */
public interface PartyDirectory {
  /**
   * The party that an interchange names: by code (qualifier ZZ), GLN (qualifier 14) or D-U-N-S
   * number (qualifier 1).
   */
  Optional<PartyCode> party(String id, String qualifier);

  /**
   * The party that a message names: by code (agency 92), GLN (agency 9) or D-U-N-S number (agency
   * 16). Without an agency, any of them matches.
   */
  default Optional<PartyCode> named(String id) {
    return party(id, "");
  }

  /** Returns the party's site with this code, GLN or D-U-N-S number. */
  Optional<Organization.Site> site(PartyCode party, String id);

  /** Returns the party's site, if it has exactly one. */
  default Optional<Organization.Site> onlySite(PartyCode party) {
    return Optional.empty();
  }

  /** Returns the party's sites in order; empty for an unknown party. */
  default List<Organization.Site> sites(PartyCode party) {
    return onlySite(party).stream().toList();
  }

  /** Whether any site of the party is registered; only then can an unknown site be reported. */
  default boolean hasSites(PartyCode party) {
    return onlySite(party).isPresent();
  }

  Optional<Profile> profile(Partnership partnership);

  /**
   * Returns the hub's code of the buyer's site that either partner names: by code, GLN, D-U-N-S
   * number or agreed name, also as PARTY/SITE. Returns the given name where no such site is
   * registered. If the buyer sent the name, agreed names take precedence; if the supplier did, the
   * hub's own.
   */
  default String buyersSite(Partnership between, PartyCode sender, String named) {
    String party = between.buyer() + "/";
    String name = named.startsWith(party) ? named.substring(party.length()) : named;
    Optional<String> agreed =
        profile(between)
            .flatMap(it -> Optional.ofNullable(it.rules().sites()))
            .flatMap(sites -> sites.stream().filter(it -> it.theirs().equals(name)).findFirst())
            .map(EdiRules.Alias::ours);
    Optional<String> known = site(between.buyer(), name).map(Organization.Site::code);
    boolean ofBuyer = sender.equals(between.buyer());
    return (ofBuyer ? agreed.or(() -> known) : known.or(() -> agreed)).orElse(named);
  }

  /**
   * Returns the agreements of the two on parts that either of them calls by one of these numbers.
   */
  default List<AgreedPart> parts(Partnership partnership, Set<String> numbers) {
    return List.of();
  }

  /**
   * Returns those of the numbers under which either partner knows a part that the two have in an
   * agreement, an order or a schedule. Returns all of the numbers if the two share no part yet,
   * because then no number can be judged as foreign.
   */
  default Set<String> dealtIn(Partnership partnership, Set<String> numbers) {
    return numbers;
  }

  /**
   * Whether the buyer ever ordered or called off goods of this supplier to a place of this name.
   */
  default boolean isCalledFor(Partnership partnership, String place) {
    return false;
  }

  /** Whether the two have an order of this number. */
  default boolean hasOrder(Partnership partnership, String number) {
    return true;
  }

  /**
   * Returns the charset in which to read interchanges that the party addresses to the hub itself,
   * whatever UNB says: the charset that its partnerships' profiles name for its side. Empty where
   * no profile names one or where they differ; a system that writes in several charsets must
   * address its partners.
   */
  Optional<String> charset(PartyCode sender);

  /** Returns the party's profiles in all of its partnerships; empty where it has none. */
  List<Profile> profiles(PartyCode party);

  /** Returns how files come from a party and go to it; its folder where nothing else was agreed. */
  Channel channel(PartyCode party);

  /** Returns the party whose messages carry this AS2-From. */
  Optional<PartyCode> as2(String id);
}
