package weft.shipment;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.language.Text;
import weft.party.Partnership;
import weft.party.PartyDirectory;
import weft.party.Profile;

/**
 * A name in a despatch that the hub did not know when it was announced. The goods are in transit
 * anyway, so the hub accepts the name, and both sides see it.
 *
 * @param name a place as its message names it, or a part by the number under which it is kept
 */
public record UnknownName(What what, String name) {
  /** The kind of object that the name should mean. */
  public enum What {
    /** A site of the supplier. */
    SHIP_FROM,
    /** A site of the buyer. */
    SHIP_TO,
    /** A part for which the two have no agreement, order or schedule. */
    PART
  }

  /**
   * Returns the unknown names in a despatch; null where there are none. Names are not checked where
   * a party has no registered sites, or where the two have no common part yet.
   *
   * @param shipFrom as it is named; null where it is not
   * @param shipTo as it is named, or the hub's code where there is one; null where it is not named
   */
  public static @Nullable List<UnknownName> among(
      PartyDirectory directory,
      Partnership between,
      @Nullable String shipFrom,
      @Nullable String shipTo,
      List<DespatchLine> lines) {
    List<UnknownName> unknown = new ArrayList<>();
    Profile profile = directory.profile(between).orElse(Profile.PLAIN);
    if (profile.rules().plausibility().notesUnknownSites()) {
      if (shipFrom != null
          && directory.hasSites(between.supplier())
          && directory.site(between.supplier(), shipFrom).isEmpty())
        unknown.add(new UnknownName(What.SHIP_FROM, shipFrom));
      if (shipTo != null
          && directory.hasSites(between.buyer())
          && directory.site(between.buyer(), shipTo).isEmpty())
        unknown.add(new UnknownName(What.SHIP_TO, shipTo));
    }
    Set<String> parts = new LinkedHashSet<>();
    for (DespatchLine it : lines) {
      parts.add(it.part());
      parts.add(requireNonNullElse(it.supplierPart(), it.part()));
    }
    Set<String> dealtIn = parts.isEmpty() ? Set.of() : directory.dealtIn(between, parts);
    Set<String> told = new LinkedHashSet<>();
    for (DespatchLine it : lines) {
      boolean known =
          dealtIn.contains(it.part())
              || (it.supplierPart() != null && dealtIn.contains(it.supplierPart()));
      // An order that is not placed yet has its own note, and makes the part known once it is
      // placed.
      if (!known && it.order() != null && !directory.hasOrder(between, it.order())) continue;
      if (!known && told.add(it.part())) unknown.add(new UnknownName(What.PART, it.part()));
    }
    return unknown.isEmpty() ? null : List.copyOf(unknown);
  }

  /** The words for both sides. */
  public Text told(Partnership between) {
    return switch (what) {
      case SHIP_FROM ->
          new Text(
                  "%s has no site %s here, which the goods are said to have left; they are taken"
                      + " as sent.",
                  "%s 在本平台没有名为 %s 的发货地点；货物仍按已发处理。")
              .with(between.supplier(), name);
      case SHIP_TO ->
          new Text(
                  "%s has no site %s here, to which the goods are said to go; they are on their"
                      + " way to that name.",
                  "%s 在本平台没有名为 %s 的收货地点；货物按该名称在途。")
              .with(between.buyer(), name);
      case PART ->
          new Text(
                  "Of part %s, %s and %s have no agreement, no order and no schedule here; it is"
                      + " taken as sent.",
                  "零件 %s：%s 与 %s 在本平台没有相应的零件协议、订单或交货计划；货物仍按已发处理。")
              .with(name, between.buyer(), between.supplier());
    };
  }
}
