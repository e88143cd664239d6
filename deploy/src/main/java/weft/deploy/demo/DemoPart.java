package weft.deploy.demo;

import static weft.deploy.demo.DemoNetwork.DINGCHENG;
import static weft.deploy.demo.DemoNetwork.HENGYUE;
import static weft.deploy.demo.DemoNetwork.HONGZHU;
import static weft.deploy.demo.DemoNetwork.JIAXIN;
import static weft.deploy.demo.DemoNetwork.LINGYUN;

import java.util.List;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.scheduling.DeliveryScheduleId;

/**
 * A demo part: its delivery schedule, names, pieces per week and price.
 *
 * @param price CNY per piece
 */
record DemoPart(
    DeliveryScheduleId schedule,
    String supplierPart,
    String description,
    int weekly,
    String price) {

  static final List<DemoPart> ALL =
      List.of(
          part(HENGYUE, JIAXIN, "PLANT1", "HY-24017", "JX-881", "臂头 Boom head 350 t", 24, "18600"),
          part(
              HENGYUE,
              JIAXIN,
              "PLANT1",
              "HY-24031",
              "JX-902",
              "回转支承螺栓 Slewing bolt M36",
              960,
              "42.5"),
          part(
              HENGYUE,
              JIAXIN,
              "PLANT2",
              "HY-24055",
              "JX-915",
              "油缸缸筒 Cylinder barrel 250",
              60,
              "3180"),
          part(
              HENGYUE,
              HONGZHU,
              "PLANT1",
              "HY-31002",
              "HZ-110",
              "配重 Counterweight 10 t",
              16,
              "21400"),
          part(
              HENGYUE,
              HONGZHU,
              "PLANT1",
              "HY-31020",
              "HZ-207",
              "履带板 Track shoe 600 mm",
              480,
              "265"),
          part(
              HENGYUE,
              HONGZHU,
              "PLANT2",
              "HY-31044",
              "HZ-233",
              "齿轮箱壳体 Gear housing QT450",
              40,
              "1980"),
          part(
              HENGYUE,
              DINGCHENG,
              "PLANT1",
              "HY-52001",
              "DC-V40",
              "储气罐 Air receiver 40 l",
              120,
              "860"),
          part(
              HENGYUE,
              DINGCHENG,
              "PLANT1",
              "HY-52004",
              "DC-V90",
              "蓄能器壳体 Accumulator shell",
              48,
              "1520"),
          part(
              HENGYUE,
              DINGCHENG,
              "PLANT2",
              "HY-52010",
              "DC-H12",
              "液压油箱 Pressure vessel 1200",
              12,
              "7400"),
          part(LINGYUN, JIAXIN, "WERK1", "LY-7001", "JX-640", "Slewing ring carrier", 32, "5200"),
          part(LINGYUN, JIAXIN, "WERK1", "LY-7014", "JX-655", "Pin, boom foot 120 mm", 160, "410"),
          part(
              LINGYUN,
              JIAXIN,
              "WERK1",
              "LY-7020",
              "JX-671",
              "Hydraulic cylinder barrel 180",
              80,
              "2240"),
          part(
              LINGYUN,
              HONGZHU,
              "WERK1",
              "GUSS-100",
              "HZ-410",
              "Gear housing EN-GJS-400",
              36,
              "2310"),
          part(LINGYUN, HONGZHU, "WERK1", "GUSS-120", "HZ-412", "Counterweight 4 t", 20, "8900"),
          part(LINGYUN, HONGZHU, "WERK1", "GUSS-135", "HZ-415", "Idler wheel", 200, "640"),
          part(JIAXIN, HONGZHU, "JX1", "JX-R881", "HZ-610", "臂头毛坯 Boom head casting", 40, "7300"),
          part(JIAXIN, HONGZHU, "JX1", "JX-R640", "HZ-615", "支座毛坯 Carrier casting", 36, "2050"),
          part(JIAXIN, HONGZHU, "JX1", "JX-R700", "HZ-620", "法兰毛坯 Flange casting", 120, "330"));

  static List<DemoPart> of(Partnership partnership) {
    return ALL.stream().filter(it -> it.schedule.partnership().equals(partnership)).toList();
  }

  String number() {
    return schedule.part();
  }

  static DemoPart part(
      PartyCode buyer,
      PartyCode supplier,
      String site,
      String number,
      String supplierPart,
      String description,
      int weekly,
      String price) {
    String agreement = "46" + Math.floorMod((buyer + ":" + supplier).hashCode(), 100_000);
    return new DemoPart(
        new DeliveryScheduleId(buyer, supplier, site, number, agreement, null),
        supplierPart,
        description,
        weekly,
        price);
  }
}
