using PeerAtlas.Lists.Values;

namespace PeerAtlas.Lists.Tests.Values;

/// <summary>Values as people write them.</summary>
public sealed class ValueTests
{
    [Theory]
    [InlineData("Año 3", "ano 3")]
    [InlineData("a\uFFFEb", "a b")]
    [InlineData("\uD800x", "x")]
    public void Words_are_told_of_any_text(string text, string words) => Assert.Equal(words, CleanText.Words(text));

    [Theory]
    [InlineData("1:30", 90)]
    [InlineData("1:30:00", 90)]
    [InlineData("0:00:45", 1)]
    [InlineData("51:21", 3081)]
    [InlineData("2.03:21:00", 3081)]
    [InlineData("01:30:00", 90)]
    [InlineData("1900-01-02T03:21:00", 3081)]
    [InlineData("4.86 Hours", 292)]
    [InlineData("2 hours 30 minutes", 150)]
    [InlineData("2 hours and 30 minutes", 150)]
    [InlineData("45 min", 45)]
    [InlineData("~1h30m", 90)]
    [InlineData("1h 20", 80)]
    [InlineData("1h20m", 80)]
    [InlineData("2,5 Stunden", 150)]
    [InlineData("1 hora 15 minutos", 75)]
    [InlineData("9:00-10:30", 90)]
    [InlineData("11:30 PM - 1:00 AM", 90)]
    [InlineData("22:00 – 02:00", 240)]
    [InlineData("17/06/2022 - 15:00 a 18:00", 180)]
    [InlineData("17/06/2022 15:00 - 18:00", 180)]
    [InlineData("Montag 9:00 bis 10:30 Uhr", 90)]
    [InlineData("12 mins (11:11 - 11:23)", 12)]
    [InlineData("1h30min", 90)]
    [InlineData("5 hrs - read week 2, exercise 1", 300)]
    [InlineData("1.5 hrs – the guide", 90)]
    [InlineData("2h (with the team)", 120)]
    [InlineData("8 мин", 8)]
    [InlineData("2時間30分", 150)]
    public void A_duration_that_says_its_unit_is_read(string text, int minutes)
    {
        Assert.Null(DurationText.Read(text, null, hasDecimalComma: false, out var read));
        Assert.Equal(minutes, read);
    }

    [Theory]
    [InlineData("1.5", DurationUnit.Hours, 90)]
    [InlineData("1,5", DurationUnit.Hours, 90)]
    [InlineData(".25", DurationUnit.Hours, 15)]
    [InlineData("90", DurationUnit.Minutes, 90)]
    [InlineData("4", DurationUnit.QuarterHours, 60)]
    [InlineData("4 u", DurationUnit.QuarterHours, 60)]
    [InlineData("4 u", DurationUnit.Hours, 240)]
    [InlineData("2u 10min", DurationUnit.QuarterHours, 130)]
    [InlineData("1u30", DurationUnit.QuarterHours, 90)]
    [InlineData("0.0625", DurationUnit.Days, 90)]
    [InlineData("3.56", DurationUnit.HoursPointMinutes, 236)]
    [InlineData("3.5", DurationUnit.HoursPointMinutes, 230)]
    [InlineData("4", DurationUnit.HoursPointMinutes, 240)]
    public void A_number_counts_what_the_person_says(string text, DurationUnit unit, int minutes)
    {
        Assert.Null(DurationText.Read(text, unit, hasDecimalComma: false, out var read));
        Assert.Equal(minutes, read);
    }

    [Theory]
    [InlineData("1.5", null, ValueFault.InDoubt)]
    [InlineData("4 u", null, ValueFault.InDoubt)]
    [InlineData("2022-10-08 19:30 -06:00", null, ValueFault.Unreadable)]
    [InlineData("2022-10-08 19:30 +0200", null, ValueFault.Unreadable)]
    [InlineData("5 hrs - calls, 2 hrs - group", null, ValueFault.Unreadable)]
    [InlineData("5 - calls", DurationUnit.Hours, ValueFault.Unreadable)]
    [InlineData("4 units", DurationUnit.Hours, ValueFault.InDoubt)]
    [InlineData("all day", DurationUnit.Hours, ValueFault.Unreadable)]
    [InlineData("-2", DurationUnit.Hours, ValueFault.Unreadable)]
    [InlineData("3.75", DurationUnit.HoursPointMinutes, ValueFault.Unreadable)]
    [InlineData("3.555", DurationUnit.HoursPointMinutes, ValueFault.Unreadable)]
    [InlineData("1:75", DurationUnit.Hours, ValueFault.Unreadable)]
    [InlineData("99999999999999999999", DurationUnit.Hours, ValueFault.Unreadable)]
    [InlineData("79228162514264337593543950335 h 1 m", DurationUnit.Hours, ValueFault.Unreadable)]
    [InlineData("", DurationUnit.Hours, ValueFault.Missing)]
    public void A_duration_that_cannot_be_told_is_said(string text, DurationUnit? unit, ValueFault fault) =>
        Assert.Equal(fault, DurationText.Read(text, unit, hasDecimalComma: false, out _));

    [Theory]
    [InlineData("2026-11-22")]
    [InlineData("2026-11-22T10:15:00")]
    [InlineData("2026-11-22 10:15")]
    [InlineData("2026/11/22")]
    [InlineData("20261122")]
    [InlineData("261122")]
    [InlineData("11/22/2026")]
    [InlineData("22/11/2026")]
    [InlineData("22.11.2026")]
    [InlineData("11/22/26")]
    [InlineData("11/22/2026 4:05 PM")]
    [InlineData("4:05PM 11-22-2026")]
    [InlineData("46348")]
    [InlineData("November 22, 2026")]
    [InlineData("22 de noviembre de 2026")]
    [InlineData("22. november 2026, 12:17")]
    [InlineData("Sun, 22 Nov 26")]
    [InlineData("Nov 22nd 2026")]
    [InlineData("22-Nov-26")]
    [InlineData("Sunday 11/22/2026")]
    [InlineData("Sunday - 22/11/2026")]
    [InlineData("zondag 22 november 2026")]
    [InlineData("dim. 22 novembre 2026")]
    [InlineData("Domingo, 22 de novembro de 2026")]
    [InlineData("22. November 2026")]
    public void A_day_in_any_usual_form_is_read(string text)
    {
        Assert.Null(DayText.Read(text, null, null, out var day));
        Assert.Equal(new DateOnly(2026, 11, 22), day);
    }

    [Theory]
    [InlineData("Sun 10/29")]
    [InlineData("Mon Jul 11")]
    [InlineData("03/04/2026")]
    public void A_day_that_lacks_its_year_or_order_is_in_doubt(string text) => Assert.Equal(ValueFault.InDoubt, DayText.Read(text, null, null, out _));

    [Fact]
    public void What_the_person_said_of_the_order_is_not_overruled() =>
        Assert.Equal(ValueFault.Unreadable, DayText.Read("25/12/2026", DayOrder.MonthFirst, null, out _));

    [Theory]
    [InlineData("Sun 10/29", 2023, 10, 29)]
    [InlineData("Mon Jul 11", 2022, 7, 11)]
    public void A_day_without_a_year_takes_the_one_that_is_given(string text, int year, int month, int number)
    {
        Assert.Null(DayText.Read(text, DayOrder.MonthFirst, year, out var day));
        Assert.Equal(new DateOnly(year, month, number), day);
    }

    [Theory]
    [InlineData("February 30, 2026")]
    [InlineData("13/13/2026")]
    [InlineData("soon")]
    [InlineData("12:30")]
    public void What_is_no_day_is_not_read(string text) => Assert.Equal(ValueFault.Unreadable, DayText.Read(text, null, 2026, out _));

    [Theory]
    [InlineData("9:00", 540)]
    [InlineData("9:00 PM", 1260)]
    [InlineData("12:15 a.m.", 15)]
    [InlineData("9 am", 540)]
    [InlineData("0930", 570)]
    [InlineData("21.30", 1290)]
    [InlineData("2026-11-22 09:00:00", 540)]
    [InlineData("0.375", 540)]
    public void A_time_of_day_is_read(string text, int minutes)
    {
        Assert.True(TimeText.TryRead(text, out var read));
        Assert.Equal(minutes, read);
    }

    [Theory]
    [InlineData("25:00")]
    [InlineData("9:75")]
    [InlineData("noonish")]
    [InlineData("13 13")]
    public void What_is_no_time_is_not_read(string text) => Assert.False(TimeText.TryRead(text, out _));

    [Theory]
    [InlineData("A@X.org; b@y.org", "a@x.org; b@y.org")]
    [InlineData("mailto:a@x.org", "a@x.org")]
    [InlineData("Jane <a@x.org>, a@x.org", "a@x.org")]
    [InlineData("#N/A", "")]
    [InlineData("0", "")]
    [InlineData("none", "")]
    [InlineData("www.x.org", null)]
    [InlineData(".a@x.org", null)]
    [InlineData("a..b@x.org", null)]
    public void Mail_is_parted_and_no_value_is_empty(string text, string? mails) => Assert.Equal(mails, ContactText.Mails(text));

    [Theory]
    [InlineData("(617) 555-0123", "617-555-0123")]
    [InlineData("617.555.0123", "617-555-0123")]
    [InlineData("1-617-555-0123", "617-555-0123")]
    [InlineData("+1 617 555 0123", "617-555-0123")]
    [InlineData("6175550123", "617-555-0123")]
    [InlineData("6175550123.0", "617-555-0123")]
    [InlineData("617-555-0123 ext. 45", "617-555-0123 ext. 45")]
    [InlineData("617-555-0123x45", "617-555-0123 ext. 45")]
    [InlineData("617-555-0123 / 617-555-0124", "617-555-0123; 617-555-0124")]
    [InlineData("617-555-0123 or 617-555-0124", "617-555-0123; 617-555-0124")]
    [InlineData("617/555-0123", "617-555-0123")]
    [InlineData("Main: 617-555-0123", "617-555-0123")]
    [InlineData("1-800-GET-HELP", "1-800-GET-HELP")]
    [InlineData("+49 30 1234567", "+49301234567")]
    [InlineData("-", "")]
    [InlineData("N/A", "")]
    [InlineData("-77.0398084", null)]
    [InlineData("38.9072309", null)]
    [InlineData("41.911168, 0.182848", null)]
    [InlineData("56412236555", null)]
    [InlineData("021 477 8239", null)]
    [InlineData("call us", null)]
    [InlineData("977-1-5525313977-1-5525310", null)]
    [InlineData("029955424-3481442094", null)]
    [InlineData("+977-1-4222751+977-01-2003080,+977-985-7832505", null)]
    [InlineData("617-555-0100; ask for Ann", "617-555-0100")]
    public void Phones_are_written_one_way(string text, string? phones) => Assert.Equal(phones, ContactText.Phones(text));

    [Theory]
    [InlineData("\u0442.: 030 1234567", "030 1234567")]
    [InlineData("02 1234 5678 (English speaking)", "02 1234 5678")]
    [InlineData("617\u2012555\u20120100", "617-555-0100")]
    [InlineData("053-254-1807~9", "053-254-1807~9")]
    [InlineData("room 12, 3rd floor", null)]
    [InlineData("open since 1998: 2000 2010", null)]
    public void Phones_of_other_countries_are_kept_without_what_stands_around_them(string text, string? phones) =>
        Assert.Equal(phones, ContactText.AnyPhones(text));

    [Theory]
    [InlineData("1970", "01970")]
    [InlineData("602", "00602")]
    [InlineData("02118-1234", "02118-1234")]
    [InlineData("21181234", "02118-1234")]
    [InlineData("02118.0", "02118")]
    [InlineData("MA 02118", null)]
    public void A_zip_code_has_its_zeros_back(string text, string? zip) => Assert.Equal(zip, PlaceText.Zip(text));

    [Theory]
    [InlineData("DOE, JANE", "JANE DOE")]
    [InlineData("Doe, Jane M., LCSW", "Jane M. Doe, LCSW")]
    [InlineData("Jane Doe, LCSW", "Jane Doe, LCSW")]
    [InlineData("Jane Doe, Executive Director", "Jane Doe, Executive Director")]
    [InlineData("Jane Doe, CEO", "Jane Doe, CEO")]
    [InlineData("Jane Doe, John Roe", "Jane Doe, John Roe")]
    [InlineData("de la Cruz, Ana Maria", "Ana Maria de la Cruz")]
    [InlineData("Van Dyke, Jane M.", "Jane M. Van Dyke")]
    [InlineData("Harbor Rest, LLC", "Harbor Rest, LLC")]
    [InlineData("Smith, Jones and Roe, Inc.", "Smith, Jones and Roe, Inc.")]
    [InlineData("Roe, Jr.", "Roe, Jr.")]
    [InlineData("Mr. Sam Roe (Director, Metro Division)", "Mr. Sam Roe (Director, Metro Division)")]
    [InlineData("Jane Doe", "Jane Doe")]
    public void Last_name_first_is_turned_unless_it_is_a_company_or_degree(string text, string name) => Assert.Equal(name, PlaceText.Person(text));

    [Theory]
    [InlineData("1,234.5", false, "1234.5")]
    [InlineData("1.234,5", false, "1234.5")]
    [InlineData("1,5", false, "1.5")]
    [InlineData("1,500", false, "1500")]
    [InlineData("1,500", true, "1.500")]
    [InlineData("$1,234.56", false, "1234.56")]
    public void Numbers_of_several_languages_are_read(string text, bool hasComma, string number)
    {
        Assert.True(NumberText.TryRead(text, hasComma, out var read));
        Assert.Equal(decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture), read);
    }

    [Theory]
    [InlineData(" Harbor​ \r\n House ", "Harbor House")]
    [InlineData("a\tb", "a b")]
    [InlineData("Casa  Niño", "Casa Niño")]
    [InlineData("a\u0007b", "a b")]
    public void A_text_stands_on_one_line_without_what_nobody_sees(string text, string clean) => Assert.Equal(clean, CleanText.Of(text));
}
