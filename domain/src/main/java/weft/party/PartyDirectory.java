package weft.party;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who is who on the hub, as EDI addresses them. */
public interface PartyDirectory {
  /**
   * The party an interchange names: its code (qualifier ZZ), GLN (qualifier 14) or D-U-N-S number
   * (qualifier 1).
   */
  Optional<PartyCode> party(String id, String qualifier);

  /**
   * The party a message names: its code (agency 92), GLN (agency 9) or D-U-N-S number (agency 16).
   * Without agency any of them will do.
   */
  default Optional<PartyCode> named(String id) {
    return party(id, "");
  }

  /** The party's site with this code, GLN or D-U-N-S number. */
  Optional<Organization.Site> site(PartyCode party, String id);

  /** The party's site where it has only one. */
  default Optional<Organization.Site> onlySite(PartyCode party) {
    return Optional.empty();
  }

  /** The party's sites in their order; none where it is not known. */
  default List<Organization.Site> sites(PartyCode party) {
    return onlySite(party).stream().toList();
  }

  /** Whether any of the party's sites is known, so that one that is not can be told. */
  default boolean hasSites(PartyCode party) {
    return onlySite(party).isPresent();
  }

  Optional<Profile> profile(Partnership partnership);

  /**
   * Our code of the buyer's site that one of the two names: by code, GLN, D-U-N-S number or the
   * name they agreed upon, as PARTY/SITE too; what it was called where we know of no such site. To
   * the buyer the names agreed upon come first, to the supplier the hub's own.
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

  /** What the two agreed on for parts that either of them calls by one of these numbers. */
  default List<AgreedPart> parts(Partnership partnership, Set<String> numbers) {
    return List.of();
  }

  /**
   * Those of these numbers under which either knows a part that the two have an agreement, an order
   * or a schedule of. All of them where they have none of any part, as then none can be told from
   * others.
   */
  default Set<String> dealtIn(Partnership partnership, Set<String> numbers) {
    return numbers;
  }

  /** Whether the buyer ordered or called off anything of the supplier to a place of this name. */
  default boolean isCalledFor(Partnership partnership, String place) {
    return false;
  }

  /** Whether an order of this number was placed between the two. */
  default boolean hasOrder(Partnership partnership, String number) {
    return true;
  }

  /**
   * In which charset the party's interchanges to the hub itself are read, whatever UNB says: the
   * one that profiles of its partnerships name for its side. Empty where none names any, or where
   * they name different ones: a system that writes in several has to address its partners.
   */
  Optional<String> charset(PartyCode sender);

  /** What the party agreed on in all of its partnerships; empty where it has none. */
  List<Profile> profiles(PartyCode party);

  /** How files come from a party and go to it; a folder where nothing else was agreed. */
  Channel channel(PartyCode party);

  /** The party whose messages bear this AS2-From. */
  Optional<PartyCode> as2(String id);
}
