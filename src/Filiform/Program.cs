using Filiform;

return await Serve.Run(args);
