using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Packaging;
using Pictures = DocumentFormat.OpenXml.Drawing.Pictures;
using Words = DocumentFormat.OpenXml.Wordprocessing;

namespace PeerAtlas.Documents.Word;

/// <summary>Writes a picture of a document, with what is read out in its place.</summary>
internal static class WordPicture
{
    private const long OfMillimetre = 36_000;

    public static Words.Paragraph Write(MainDocumentPart main, WrittenPicture picture, uint number)
    {
        var part = main.AddImagePart(ImagePartType.Png);
        using (var content = new MemoryStream(picture.Png))
            part.FeedData(content);
        var (size, name) = (picture.Millimetres * OfMillimetre, FormattableString.Invariant($"Picture {number}"));
        var instead = XmlSafe.Of(picture.Instead);
        var drawn = new Pictures.Picture(
            new Pictures.NonVisualPictureProperties(
                new Pictures.NonVisualDrawingProperties
                {
                    Id = number,
                    Name = name,
                    Description = instead,
                },
                new Pictures.NonVisualPictureDrawingProperties()
            ),
            new Pictures.BlipFill(new Blip { Embed = main.GetIdOfPart(part) }, new Stretch(new FillRectangle())),
            new Pictures.ShapeProperties(
                new Transform2D(new Offset { X = 0, Y = 0 }, new Extents { Cx = size, Cy = size }),
                new PresetGeometry(new AdjustValueList()) { Preset = ShapeTypeValues.Rectangle }
            )
        );
        var inline = new Inline(
            new Extent { Cx = size, Cy = size },
            new DocProperties
            {
                Id = number,
                Name = name,
                Description = instead,
            },
            new Graphic(new GraphicData(drawn) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" })
        )
        {
            DistanceFromTop = 0,
            DistanceFromBottom = 0,
            DistanceFromLeft = 0,
            DistanceFromRight = 0,
        };
        return new(WordParts.Style("Normal"), new Words.Run(new Words.Drawing(inline)));
    }
}
