package dev.roster.benchmarks.growth;

import java.util.List;

/** First and last names, the frequent ones first, many of them with accents. */
final class Names {

  /** A last name that {@link SizedOrg#ADMINS} people of each org have. */
  static final String RARE = "Zyberaj";

  private static final List<String> FIRST =
      words(
          """
          María José Anna Juan Luis Mohammed Sofía Lukas Emma Marie Jean Chloé Noah Léa Hugo Zoë
          Jürgen Marco Martin Ana Peter Lena Paul Julia Max Laura Tim Sarah Jan Lisa Tom Eva Ben
          Amélie Björn Søren Åsa Łukasz Agnieszka Zofia Tomáš Jiří Kateřina Miloš Žofia Nguyễn Minh
          Linh Wei Fang Yuki Haruto Sakura Ji-woo Min-jun Priya Arjun Aarav Fatima Ahmed Omar Layla
          Yusuf Ayşe Mehmet Elif Çağla Olga Ivan Dmitri Natalia Andrei Ioana Ștefan Maja Luka Petra
          Zsófia Márton Gergő Ilse Pieter Saskia Bram Fenna Siobhán Niamh Seán Oisín Rhys Carys
          Giulia Matteo Chiara Francesca Alessandro Renée Geneviève François Benoît Inês João Gonçalo
          Beatriz Thiago Valentina Camila Mateo Sebastián Ximena Amara Kwame Chidi Ngozi Thabo Zanele
          """);

  private static final List<String> LAST =
      words(
          """
          García Müller Smith Martin Rossi Nguyễn Silva López Schmidt Johnson Martínez Dubois Ferrari
          Santos Hernández Weber Williams Bernard Russo Oliveira González Fischer Brown Petit Bianchi
          Souza Pérez Meyer Jones Durand Romano Pereira Sánchez Wagner Miller Leroy Colombo Costa
          Ramírez Becker Davis Moreau Ricci Almeida Torres Schulz Wilson Simon Marino Nascimento
          Flores Hoffmann Taylor Laurent Greco Lima Rivera Schäfer Anderson Lefèvre Bruno Araújo
          Gómez Koch Thomas Michel Gallo Ribeiro Díaz Bauer Jackson Garçon Conti Carvalho Reyes
          Richter White Roux Mancini Gomes Morales Klein Harris Vincent Esposito Lopes Ortiz Wolf
          Novák Svoboda Dvořák Černý Nowak Kowalski Wiśniewska Wójcik Nagy Kovács Tóth Szabó Popescu
          Ionescu Andersson Johansson Nilsson Hansen Olsen Jørgensen Sørensen Nielsen Korhonen
          Virtanen Yılmaz Kaya Demir Çelik Öztürk Ivanov Petrov Sidorova Chen Wang Li Zhang Tanaka
          Satō Suzuki Kim Park Choi Singh Patel Sharma Gupta Khan Hussain Okafor Adeyemi Mensah Dlamini
          """);

  private Names() {}

  static String first(long random) {
    return frequent(FIRST, random);
  }

  static String last(long random) {
    return frequent(LAST, random);
  }

  /** The first tenth of a list is taken by a third of all. */
  private static String frequent(List<String> names, long random) {
    double even = (random >>> 11) * 0x1p-53;
    return names.get((int) (names.size() * even * even));
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+"));
  }
}
