"""Looking inside any `torch.nn.Module` by the names of its layers: one method a file, one verb.

activations   every layer's maps for some images            exemplars    what excites a unit most
kernels       what the first layer looks for                optimised    what would excite it most
connections   which units of the layer below make a unit    attribution  which pixels did it
ablation      what the answer becomes without a unit        dissection   which true part it detects
gabor         whether a kernel is an oriented edge
"""
