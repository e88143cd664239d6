package weft.shipment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.event.Refused;
import weft.shipment.ShipmentRefusal.PackageNotSent;
import weft.shipment.ShipmentRefusal.PackageReceivedTwice;

/** The packages of a shipment that arrived, by the labels in its receipts. */
public final class ReceivedPackages {
  private ReceivedPackages() {}

  /** Checks that each package belongs to the shipment and arrives only once. */
  static void check(Receipt asked, List<HandlingUnit> sent, List<Receipt> before) {
    if (asked.packages() == null) return;
    Set<String> labels = new HashSet<>();
    for (HandlingUnit it : sent) labels.add(it.label());
    Set<String> came = new HashSet<>(named(before));
    for (String label : asked.packages()) {
      if (!labels.contains(label)) throw new Refused(new PackageNotSent(label));
      if (!came.add(label)) throw new Refused(new PackageReceivedTwice(label));
    }
  }

  /**
   * The innermost packages that no receipt names, directly or by an outer package; empty while no
   * receipt counts packages.
   */
  public static List<String> missing(List<HandlingUnit> sent, List<Receipt> receipts) {
    Set<String> came = named(receipts);
    if (came.isEmpty()) return List.of();
    Map<String, String> within = new HashMap<>();
    for (HandlingUnit it : sent) if (it.within() != null) within.put(it.label(), it.within());
    List<String> missing = new ArrayList<>();
    for (HandlingUnit it : sent)
      if (!within.containsValue(it.label()) && !came(it.label(), within, came))
        missing.add(it.label());
    return List.copyOf(missing);
  }

  private static boolean came(String label, Map<String, String> within, Set<String> came) {
    for (@Nullable String at = label; at != null; at = within.get(at))
      if (came.contains(at)) return true;
    return false;
  }

  private static Set<String> named(List<Receipt> receipts) {
    Set<String> named = new HashSet<>();
    for (Receipt it : receipts) if (it.packages() != null) named.addAll(it.packages());
    return named;
  }
}
